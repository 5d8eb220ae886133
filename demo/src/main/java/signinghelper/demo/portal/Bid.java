package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A bid, by which its supplier stays until another replaces it.
 *
 * @param id name by which attempts and statements refer to this bid, and to none that replaces it
 * @param supplier user name
 * @param organisation name of the supplier
 * @param certificate of the supplier's encryption key
 * @param files encrypted each, in the supplier's order
 */
record Bid(String id, String supplier, String organisation, X509Certificate certificate, List<SealedFile> files) {

    /**
     * Encrypted file.
     *
     * @param title the supplier's name of it
     * @param envelope as it arrived
     */
    record SealedFile(String title, Bytes envelope) {
        SealedFile {
            Objects.requireNonNull(title);
            Objects.requireNonNull(envelope);
        }
    }

    Bid {
        Objects.requireNonNull(id);
        Objects.requireNonNull(supplier);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(certificate);
        files = List.copyOf(files);
    }

    static Bid sealed(RegisteredAccount supplier, X509Certificate certificate, List<SealedFile> files) {
        var organisation = supplier.organisation().name();
        return new Bid(UUID.randomUUID().toString(), supplier.userName(), organisation, certificate, files);
    }
}
