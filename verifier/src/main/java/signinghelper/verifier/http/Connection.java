package signinghelper.verifier.http;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import signinghelper.verifier.settings.Listening;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.time.Duration;

/** The one place where the service listens, with or without TLS. */
final class Connection {
    private static final int MOST_SILENCE = 30;

    private final Listening listen;
    private final Duration silence;
    private final SslContextFactory.@Nullable Server tls;

    Connection(SettingsFile file, Secrets secrets) {
        listen = file.settings().listen();
        silence = Duration.ofSeconds(
                Math.min(MOST_SILENCE, file.settings().limits().bodySeconds()));
        var wanted = listen.tls();
        if (wanted == null && secrets.keyStorePassword() != null) {
            throw new WrongSettingException(
                    Secrets.KEY_STORE_PASSWORD,
                    "is set, and listen.tls is missing",
                    "Name the key store in listen.tls.keyStore, or take the password out of the environment.");
        }
        tls = wanted == null ? null : Tls.of(wanted, file, secrets.keyStorePassword());
    }

    ServerConnector connector(Server server, HttpConfiguration usual) {
        usual.setSendServerVersion(false);
        // Otherwise a value that differs in case alone from the one before, such as a token, is read as that one.
        usual.setHeaderCacheCaseSensitive(true);
        var http = new HttpConnectionFactory(usual);
        var connector = tls == null ? new ServerConnector(server, http) : overTls(server, usual, tls);
        connector.setHost(listen.address());
        connector.setPort(listen.port());
        connector.setIdleTimeout(silence.toMillis());
        connector.setShutdownIdleTimeout(silence.toMillis()); // see Ending
        return connector;
    }

    private static ServerConnector overTls(Server server, HttpConfiguration usual, SslContextFactory.Server tls) {
        var secured = new HttpConfiguration(usual);
        secured.addCustomizer(new SecureRequestCustomizer(false));
        var http = new HttpConnectionFactory(secured);
        var connector = new ServerConnector(server, new SslConnectionFactory(tls, http.getProtocol()), http);
        connector.addBean(new FailedHandshakes());
        return connector;
    }
}
