package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.StoredCertificate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Reader of one open container.
 *
 * @param keys list to which key pairs with a readable certificate are added
 * @param faults list to which the other objects are added
 */
record ContainerReader(Container container, List<KeyEntry> keys, List<KeyFault> faults) {
    private static final Logger LOG = System.getLogger(ContainerReader.class.getName());

    void read() throws SkfException {
        var isEmpty = container.isEmpty();
        var hasCertificate = false;
        for (var use : KeyEntry.Use.values()) {
            var certificate = container.certificate(use);
            if (certificate.isPresent()) {
                hasCertificate = true;
                add(use, certificate.get(), isEmpty || !container.hasPair(use) ? ErrorCode.KEY_ABSENT : null);
            }
        }
        if (!isEmpty && !hasCertificate) {
            faults.add(new KeyFault(container.name(), ErrorCode.KEY_ABSENT));
        }
    }

    private void add(KeyEntry.Use use, Bytes bytes, @Nullable ErrorCode obstacle) {
        try {
            var stored = StoredCertificate.read(bytes);
            keys.add(new KeyEntry(container.name(), use, stored.certificate(), obstacle, stored.form()));
        } catch (Refusal e) {
            LOG.log(Level.WARNING, "certificate in " + container.name() + " cannot be read", e);
            faults.add(new KeyFault(container.name(), use, e.code()));
        }
    }
}
