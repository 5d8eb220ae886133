package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.StoredCertificate;
import signinghelper.token.TokenContents;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reader of keys by their certificates, which are public objects. A certificate and its keys have the same {@code
 * CKA_ID}; if not, the value of the public key identifies them.
 */
final class KeyReader {
    private static final Logger LOG = System.getLogger(KeyReader.class.getName());

    private final ObjectSearch objects;
    private final KeyObjects visible;
    private final List<KeyEntry> keys = new ArrayList<>();
    private final List<KeyFault> faults = new ArrayList<>();
    private final Set<String> certificateIds = new HashSet<>();
    private final Set<Bytes> certificateValues = new HashSet<>();

    private KeyReader(ObjectSearch objects) throws CryptokiException {
        this.objects = objects;
        this.visible = KeyObjects.read(objects);
    }

    /** Reads all objects that can be seen now, in the order of the token. */
    static TokenContents read(ObjectSearch objects) throws CryptokiException {
        return new KeyReader(objects).read();
    }

    private TokenContents read() throws CryptokiException {
        for (var object : objects.find(ObjectSearch.CKO_CERTIFICATE)) {
            var id = "";
            try {
                id = KeyObject.id(objects, object);
                add(id, StoredCertificate.read(Bytes.copyOf(objects.read(object, ObjectSearch.CKA_VALUE))));
            } catch (Refusal e) {
                addUnreadable(id, e);
            } catch (CryptokiException e) {
                e.throwIfAbsent();
                addUnreadable(id, Refusal.of(ErrorCode.CERTIFICATE_UNREADABLE, e));
            }
        }
        addKeysWithoutCertificate();
        return new TokenContents(keys, faults);
    }

    /** An authority's certificate is of the chain beside a key, unless it has a key here. */
    private void add(String id, StoredCertificate stored) {
        var certificate = stored.certificate();
        var value = KeyObject.valueOf(certificate.getPublicKey());
        certificateIds.add(id);
        certificateValues.add(value);
        if (certificate.getBasicConstraints() < 0 || visible.all().anyMatch(object -> object.hasValue(value))) {
            var use = KeyEntry.Use.of(certificate);
            keys.add(new KeyEntry(id, use, certificate, obstacle(id, value, certificate), stored.form()));
        }
    }

    /** Mechanisms of SM2 differ by vendor. A token that shows no key at all may hide every key. */
    private @Nullable ErrorCode obstacle(String id, Bytes value, X509Certificate certificate) {
        if (isSm2(certificate)) {
            return ErrorCode.KEY_UNSUPPORTED;
        }
        var showsKeys = visible.all().findAny().isPresent();
        var isShown = visible.all().anyMatch(object -> object.fits(id, value));
        return showsKeys && !isShown ? ErrorCode.KEY_ABSENT : null;
    }

    static boolean isSm2(X509Certificate certificate) {
        return SignatureAlgorithm.forKey(certificate.getPublicKey())
                .filter(SignatureAlgorithm.SM2_SM3::equals)
                .isPresent();
    }

    private void addUnreadable(String id, Refusal refusal) {
        LOG.log(Level.WARNING, "certificate object " + id + " cannot be read", refusal);
        certificateIds.add(id);
        faults.add(new KeyFault(id, refusal.code()));
    }

    private void addKeysWithoutCertificate() {
        visible.all()
                .filter(object -> !certificateIds.contains(object.id()) && !certificateValues.contains(object.value()))
                .map(KeyObject::id)
                .distinct()
                .forEach(id -> faults.add(new KeyFault(id, ErrorCode.KEY_ABSENT)));
    }
}
