package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.network.ListedAddress;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Time stamps of signatures (RFC 3161).
 *
 * @param addresses of authorities, asked in this order until one answers; empty for signatures without a time stamp
 * @param authorities certificates of authorities, or of CAs whose certificates are for authorities: PEM, or DER in Base64
 * @param digest hash function of the questions
 * @param whenUnavailable whether a signature is made when no authority gives a time stamp
 */
public record TimeStampSettings(
        List<Dated<URI>> addresses, List<Dated<String>> authorities, Function digest, Otherwise whenUnavailable) {

    /** Hash function, by its name on the wire. */
    public enum Function {
        @JsonProperty("SHA-256")
        SHA_256(DigestAlgorithm.SHA_256),
        @JsonProperty("SM3")
        SM3(DigestAlgorithm.SM3);

        private final DigestAlgorithm algorithm;

        Function(DigestAlgorithm algorithm) {
            this.algorithm = algorithm;
        }

        public DigestAlgorithm algorithm() {
            return algorithm;
        }
    }

    /** Conduct without a time stamp. */
    public enum Otherwise {
        @JsonProperty("sign")
        SIGN,
        @JsonProperty("refuse")
        REFUSE
    }

    public static final TimeStampSettings NONE = new TimeStampSettings(List.of(), List.of(), null, null);

    public TimeStampSettings(
            @Nullable List<Dated<URI>> addresses,
            @Nullable List<Dated<String>> authorities,
            @Nullable Function digest,
            @Nullable Otherwise whenUnavailable) {
        // Left out in the file, they are null here.
        this.addresses = addresses == null ? List.of() : List.copyOf(addresses);
        this.authorities = authorities == null ? List.of() : List.copyOf(authorities);
        this.digest = Objects.requireNonNullElse(digest, Function.SHA_256);
        this.whenUnavailable = Objects.requireNonNullElse(whenUnavailable, Otherwise.REFUSE);
        this.addresses.forEach(address -> ListedAddress.of(address.value()));
        this.authorities.forEach(certificate -> Anchors.requireForm(certificate.value()));
        // An answer that nobody vouches for is never attached.
        Profile.require(this.addresses.isEmpty() || !this.authorities.isEmpty(), "timeStamps");
    }

    void requireCertificates() {
        Anchors.parse(authorities);
    }

    public List<URI> uris() {
        return addresses.stream().map(Dated::value).toList();
    }

    /** Returns the trust rules for authorities; empty when the profile names none. */
    public Optional<CertificateTrust> trust() {
        return authorities.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertificateTrust(Anchors.parse(authorities), List.of()));
    }
}
