package io.parry.actions;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One distribution of CloudFront, as <a
 * href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html">UpdateDistribution</a>
 * says: a write replaces all of it and needs the ETag of what it replaces, which changes at each write.
 */
public final class StrictCloudFront {
    private static final String API = "/2020-05-31/distribution/";
    private static final String XMLNS = "xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"";

    private final Clock clock;
    private final List<String> written = new ArrayList<>();
    private Duration deploying = Duration.ofMinutes(3);
    private Runnable beforeWrite = () -> {};
    private Runnable afterWrite = () -> {};
    private int oldest;
    private String id = "";
    private Instant since = Instant.EPOCH;

    StrictCloudFront(Clock clock) {
        this.clock = clock;
    }

    /** A distribution that has long been deployed; its configuration is what stands inside DistributionConfig. */
    public synchronized StrictCloudFront holds(String distribution, String inside) {
        id = distribution;
        written.clear();
        written.add("<DistributionConfig " + XMLNS + ">" + inside + "</DistributionConfig>");
        oldest = 0;
        since = Instant.EPOCH;
        return this;
    }

    /** A change is InProgress for so long. */
    public StrictCloudFront deploying(Duration time) {
        deploying = time;
        return this;
    }

    /** Happens once, just before the next write arrives. */
    public StrictCloudFront beforeWrite(Runnable interloper) {
        beforeWrite = interloper;
        return this;
    }

    /** Happens at every change, before anything else can. */
    public StrictCloudFront afterWrite(Runnable watcher) {
        afterWrite = watcher;
        return this;
    }

    /** The whole configuration, as XML. */
    public synchronized String config() {
        return written.getLast();
    }

    /** Somebody else writes it. */
    public synchronized void store(String config) {
        if (isDeployed()) {
            oldest = written.size() - 1;
        }
        written.add(config);
        since = clock.instant();
        afterWrite.run();
    }

    /** Every configuration that some edge may still work with, the newest last. */
    public synchronized List<String> onTheEdges() {
        return isDeployed() ? List.of(config()) : List.copyOf(written.subList(oldest, written.size()));
    }

    private boolean isDeployed() {
        return !clock.instant().isBefore(since.plus(deploying));
    }

    public synchronized int writes() {
        return written.size() - 1;
    }

    private String etag() {
        return "E" + written.size();
    }

    StrictAws.Reply answer(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        var call = exchange.getRequestMethod() + " " + path.substring(Math.min(API.length(), path.length()));
        if (call.equals("PUT " + id + "/config")) {
            var interloper = beforeWrite;
            beforeWrite = () -> {};
            interloper.run();
            return replace(exchange.getRequestHeaders().getFirst("If-Match"), body);
        }
        return read(call);
    }

    private synchronized StrictAws.Reply read(String call) {
        if (call.equals("GET " + id + "/config")) {
            return ok(config());
        }
        return call.equals("GET " + id) ? ok(distribution()) : failed(404, "NoSuchDistribution");
    }

    private String distribution() {
        var status = isDeployed() ? "Deployed" : "InProgress";
        return "<Distribution " + XMLNS + "><Id>" + id + "</Id><Status>" + status + "</Status>" + config()
                + "</Distribution>";
    }

    private synchronized StrictAws.Reply replace(String ifMatch, String body) {
        if (ifMatch == null || ifMatch.isEmpty()) {
            return failed(400, "InvalidIfMatchVersion");
        }
        if (!ifMatch.equals(etag())) {
            return failed(412, "PreconditionFailed");
        }
        if (!text(body, "CallerReference").equals(text(config(), "CallerReference"))) {
            return failed(400, "IllegalUpdate");
        }
        if (!quantitiesAreRight(body)) {
            return failed(400, "InconsistentQuantities");
        }
        store(body.replaceFirst("^<\\?xml.*?\\?>\\s*", ""));
        return ok(distribution());
    }

    private static boolean quantitiesAreRight(String xml) {
        var quantities = elements(xml, "Quantity");
        return quantities.stream().allMatch(quantity -> {
            var items = children(quantity.getParentNode(), "Items");
            int there = items.isEmpty() ? 0 : children(items.getFirst(), "").size();
            return items.isEmpty() == (there == 0) && Integer.parseInt(quantity.getTextContent()) == there;
        });
    }

    static String text(String xml, String name) {
        return elements(xml, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    /** The header's values, origin after origin. */
    static List<String> values(String xml, String header) {
        return elements(xml, "OriginCustomHeader").stream()
                .filter(item ->
                        children(item, "HeaderName").getFirst().getTextContent().equalsIgnoreCase(header))
                .map(item -> children(item, "HeaderValue").getFirst().getTextContent())
                .toList();
    }

    private static List<Element> elements(String xml, String name) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            return list(root.getElementsByTagName(name));
        } catch (ParserConfigurationException | SAXException | IOException error) {
            throw new AssertionError(error);
        }
    }

    private static List<Element> children(Node node, String name) {
        return list(node.getChildNodes()).stream()
                .filter(child -> name.isEmpty() || child.getTagName().equals(name))
                .toList();
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private StrictAws.Reply ok(String xml) {
        return new StrictAws.Reply(200, Map.of("Content-Type", "text/xml", "ETag", etag()), xml);
    }

    private static StrictAws.Reply failed(int status, String code) {
        var xml = "<ErrorResponse " + XMLNS + "><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + code
                + "</Message></Error><RequestId>r</RequestId></ErrorResponse>";
        return new StrictAws.Reply(status, Map.of("Content-Type", "text/xml"), xml);
    }
}
