import java.util.Arrays;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/**
 * DynamoDB Local in memory, on that port of 127.0.0.1 and of no other address, until whoever started it is gone: by
 * itself it would listen everywhere and for ever.
 */
final class Local {
    public static void main(String[] arguments) throws Exception {
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> Runtime.getRuntime().halt(0));
        var local = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-disableTelemetry", "-port", arguments[0]});
        var field = local.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Arrays.stream(((Server) field.get(local)).getConnectors())
                .map(ServerConnector.class::cast)
                .forEach(connector -> connector.setHost("127.0.0.1"));
        local.start();
        local.join();
    }
}
