package signinghelper.work;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.seal.Seal;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Seal in a file of the user's, such as {@code 公章.esl}: DER of SESeal. */
public final class SealFile {
    private static final int MAX_BYTES = 8 << 20;

    private SealFile() {}

    /**
     * Reads a seal. Nothing of it is verified yet.
     *
     * @throws Refusal {@code SEAL_REFUSED} with the rule {@code SEAL_FILE_UNREADABLE} or {@code SEAL_MALFORMED}
     */
    public static Seal read(Path file) throws Refusal {
        try (var in = Files.newInputStream(file)) {
            return Seal.parse(Bytes.copyOf(in.readNBytes(MAX_BYTES + 1)));
        } catch (IOException e) {
            throw new Refusal(ErrorCode.SEAL_REFUSED, Map.of("rule", "SEAL_FILE_UNREADABLE"), e);
        } catch (FormatException e) {
            throw new Refusal(ErrorCode.SEAL_REFUSED, Map.of("rule", "SEAL_MALFORMED"), e);
        }
    }
}
