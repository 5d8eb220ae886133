package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.AskingLimits;

import java.net.URI;
import java.util.List;

/**
 * Questions to the CAs about revoked certificates.
 *
 * @param check whom to ask; must be said
 * @param onUnknown consequence when no server gives a current answer
 * @param patienceSeconds time for one answer; a user waits meanwhile
 * @param keepSeconds time for which an answer that a certificate is good serves again, 0 for never
 * @param listFolder folder in which a start finds the lists of the run before; null for none
 * @param authorities CAs and their servers; needed for {@code ONLINE}
 */
public record Revocation(
        Check check,
        OnUnknown onUnknown,
        Integer patienceSeconds,
        Integer keepSeconds,
        @Nullable String listFolder,
        List<Authority> authorities) {
    private static final int USUAL_PATIENCE = 2;
    private static final int MOST_PATIENCE = 30;
    private static final int LONGEST_KEEP = (int) AskingLimits.LONGEST.toSeconds();

    /** Servers to ask. */
    public enum Check {
        /** The servers in {@code authorities}. */
        ONLINE,
        /** Nobody, so that revoked certificates are accepted. */
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
     * @param certificate PEM file with the CA's certificate
     * @param responders addresses of OCSP responders
     * @param lists addresses of revocation lists
     */
    public record Authority(String certificate, List<URI> responders, List<URI> lists) {
        public Authority(@Nullable String certificate, @Nullable List<URI> responders, @Nullable List<URI> lists) {
            this.certificate = Texts.given(
                    "revocation.authorities[].certificate", certificate, "Name the PEM file of the CA's certificate.");
            this.responders = responders == null ? List.of() : List.copyOf(responders);
            this.lists = lists == null ? List.of() : List.copyOf(lists);
        }
    }

    public Revocation(
            @Nullable Check check,
            @Nullable OnUnknown onUnknown,
            @Nullable Integer patienceSeconds,
            @Nullable Integer keepSeconds,
            @Nullable String listFolder,
            @Nullable List<Authority> authorities) {
        this.check = Texts.given(
                "revocation.check",
                check,
                "Set it to ONLINE and name the CAs' servers, or to NONE: then revoked certificates are accepted.");
        this.onUnknown = onUnknown == null ? OnUnknown.REFUSE : onUnknown;
        this.patienceSeconds =
                Texts.between("revocation.patienceSeconds", patienceSeconds, USUAL_PATIENCE, 1, MOST_PATIENCE);
        this.keepSeconds = Texts.between("revocation.keepSeconds", keepSeconds, LONGEST_KEEP, 0, LONGEST_KEEP);
        this.listFolder = listFolder;
        this.authorities = authorities == null ? List.of() : List.copyOf(authorities);
        if (this.check == Check.ONLINE && this.authorities.isEmpty()) {
            throw new WrongSettingException(
                    "revocation.authorities",
                    "is missing",
                    "Name each CA with its OCSP responders or revocation lists, or set revocation.check to NONE.");
        }
        if (this.check == Check.NONE && !this.authorities.isEmpty()) {
            throw new WrongSettingException(
                    "revocation.authorities",
                    "is set, and revocation.check is NONE",
                    "Set revocation.check to ONLINE, or take the authorities out.");
        }
    }
}
