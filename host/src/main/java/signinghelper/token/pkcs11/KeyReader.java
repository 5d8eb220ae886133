package signinghelper.token.pkcs11;

import signinghelper.portal.Bytes;
import signinghelper.portal.certificate.Certificates;
import signinghelper.token.KeyEntry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads keys by their certificates, which are public objects. The private keys themselves stay hidden until a login;
 * {@code CKA_ID} is what a certificate and its private key have in common.
 */
final class KeyReader {
    private static final Logger LOG = System.getLogger(KeyReader.class.getName());

    private final ObjectSearch objects;

    KeyReader(ObjectSearch objects) {
        this.objects = objects;
    }

    /** Key pairs with a certificate of their holder, in the order of the token. */
    List<KeyEntry> read() throws CryptokiException {
        var keys = new ArrayList<KeyEntry>();
        for (var object : objects.find(ObjectSearch.CKO_CERTIFICATE)) {
            key(object).ifPresent(keys::add);
        }
        return List.copyOf(keys);
    }

    /**
     * Whether the private key of {@code key} wants its PIN again for each signature. Needs a login, as the key is hidden
     * without one.
     */
    boolean wantsPinEachTime(KeyEntry key) throws CryptokiException {
        for (var object : objects.find(ObjectSearch.CKO_PRIVATE_KEY)) {
            var wants = objects.read(object, ObjectSearch.CKA_ALWAYS_AUTHENTICATE);
            if (container(object).equals(key.container()) && wants.length > 0 && wants[0] != 0) {
                return true;
            }
        }
        return false;
    }

    private String container(long object) throws CryptokiException {
        return HexFormat.of().formatHex(objects.read(object, ObjectSearch.CKA_ID));
    }

    private Optional<KeyEntry> key(long object) throws CryptokiException {
        var container = container(object);
        try {
            var certificate = Certificates.parse(Bytes.copyOf(objects.read(object, ObjectSearch.CKA_VALUE)));
            var isAuthority = certificate.getBasicConstraints() >= 0;
            return isAuthority
                    ? Optional.empty()
                    : Optional.of(new KeyEntry(container, KeyEntry.Use.of(certificate), certificate));
        } catch (CertificateException e) {
            LOG.log(Level.WARNING, "certificate object " + container + " cannot be read", e);
            return Optional.empty();
        }
    }
}
