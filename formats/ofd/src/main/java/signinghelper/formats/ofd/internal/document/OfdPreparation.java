package signinghelper.formats.ofd.internal.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.Source;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ZipDirectory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container with a new signature, whose value is still missing.
 *
 * @param signature over the description
 * @param parts parts that are new or changed
 * @param value part for the signature
 */
record OfdPreparation(
        Preparation signature,
        Source original,
        ZipDirectory directory,
        SortedMap<PartName, Bytes> parts,
        PartName value,
        Instant signingTime)
        implements Preparation {

    @Override
    public Digest digestToSign() {
        return signature.digestToSign();
    }

    @Override
    public Signed finish(Bytes raw) throws FormatException {
        var all = new TreeMap<>(parts);
        all.put(value, inMemory(signature.finish(raw)));
        return directory.with(original, all, signingTime);
    }

    private static Bytes inMemory(Signed small) {
        var out = new ByteArrayOutputStream();
        try {
            small.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}
