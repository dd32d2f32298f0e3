package io.parry.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * An origin on 127.0.0.1 behind something that looks at {@code X-Origin-Verify}: 200 for who is let in, else 403. Its
 * certificate is its own, and this process trusts that one and no other until {@link #close}.
 */
final class HttpsOrigin implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Made once: a key takes a second. */
    private static @Nullable SSLContext made;

    private final HttpsServer server;
    private final SSLContext trustedBefore;
    private final Predicate<String> letsIn;
    private final List<Integer> answered = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param folder for the certificate
     * @param letsIn asked of the header's value, empty where there is none
     */
    HttpsOrigin(Path folder, Predicate<String> letsIn) throws IOException, GeneralSecurityException {
        this.letsIn = letsIn;
        var context = context(folder);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::answer);
        server.start();
        trustedBefore = SSLContext.getDefault();
        SSLContext.setDefault(context);
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }

    /** The status of each answer, oldest first. */
    List<Integer> answered() {
        return List.copyOf(answered);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var header = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Origin-Verify"), "");
        int status = letsIn.test(header) ? 200 : 403;
        answered.add(status);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static synchronized SSLContext context(Path folder) throws IOException, GeneralSecurityException {
        var context = made == null ? trusting(certificate(folder.resolve("origin.p12"))) : made;
        made = context;
        return context;
    }

    private static KeyStore certificate(Path file) throws IOException, GeneralSecurityException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        tool, "-genkeypair", "-alias", "origin", "-keyalg", "EC", "-dname", "CN=origin")
                .redirectErrorStream(true);
        process.command().addAll(List.of("-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12"));
        process.command().addAll(List.of("-storepass", new String(PASSWORD), "-keystore", file.toString()));
        var made = process.start();
        var said = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (made.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static SSLContext trusting(KeyStore own) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, PASSWORD);
        known.setCertificateEntry("origin", own.getCertificate("origin"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        SSLContext.setDefault(trustedBefore);
        server.stop(0);
    }
}
