package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Properties {@code signing-helper.*}. A missing or wrong one stops the start with its name.
 *
 * @param origins Origins of the portal's pages as the browser shows them, e.g. https://portal.example. At least one.
 */
@ConfigurationProperties("signing-helper")
public record SigningHelperProperties(
        @DefaultValue List<String> origins,
        @DefaultValue Trust trust,
        @DefaultValue Revocation revocation,
        @DefaultValue Challenge challenge,
        @DefaultValue Paths paths) {

    /**
     * CAs.
     *
     * @param anchors PEM files with the certificates of the CAs that are trusted. At least one certificate.
     * @param intermediates PEM files with the CA certificates between an anchor and the users' certificates.
     */
    public record Trust(
            @DefaultValue List<Resource> anchors,
            @DefaultValue List<Resource> intermediates) {}

    /**
     * Revocation of the users' certificates.
     *
     * @param check Whom to ask: ONLINE asks the servers below, NONE asks nobody and so accepts revoked certificates.
     *     Must be said.
     * @param onUnknown Consequence when no server gives a current answer: REFUSE or ACCEPT.
     * @param patience Time limit for one answer; a user waits meanwhile.
     * @param keep Time for which an answer that a certificate is good serves again, ten minutes at most; zero for never.
     * @param listFolder Folder of the portal's own in which a start finds the revocation lists of the run before.
     * @param authorities CAs with the servers on which they publish revocations; needed for ONLINE.
     */
    public record Revocation(
            @Nullable Check check,
            @DefaultValue("REFUSE") OnUnknown onUnknown,
            @DefaultValue("2s") Duration patience,
            @DefaultValue("10m") Duration keep,
            @Nullable Path listFolder,
            @DefaultValue List<Authority> authorities) {

        /** Servers to ask. */
        public enum Check {
            /** The servers in {@code authorities}. */
            ONLINE,
            /** Nobody. */
            NONE
        }

        /** Consequence of an unknown status. */
        public enum OnUnknown {
            REFUSE,
            ACCEPT
        }

        /**
         * A CA and its servers.
         *
         * @param certificate PEM file with the certificate of the CA.
         * @param responders Addresses of OCSP responders, asked first and in this order.
         * @param lists Addresses of revocation lists, asked where no responder gives an answer.
         */
        public record Authority(
                @Nullable Resource certificate,
                @DefaultValue List<URI> responders,
                @DefaultValue List<URI> lists) {}
    }

    /**
     * Challenges.
     *
     * @param life Time from a challenge of a login or binding to its token, five minutes at most.
     * @param capacity Largest number of challenges in memory; a store of the application's own does not read it.
     */
    public record Challenge(
            @DefaultValue("5m") Duration life,
            @DefaultValue("100000") int capacity) {}

    /**
     * Endpoints, as paths within the application.
     *
     * @param challenge Path that gives a nonce for a login (POST).
     * @param login Path that takes the nonce and the token (POST).
     */
    public record Paths(
            @DefaultValue("/signing-helper/challenge") String challenge,
            @DefaultValue("/signing-helper/login") String login) {

        public Paths {
            requirePath("challenge", challenge);
            requirePath("login", login);
        }

        private static void requirePath(String name, String path) {
            if (!path.startsWith("/")) {
                throw new WrongPropertyException(
                        "signing-helper.paths." + name,
                        "is '" + path + "'",
                        "Let the path begin with a slash, for example /signing-helper/" + name + ".");
            }
        }
    }
}
