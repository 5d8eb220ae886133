package signinghelper.formats.envelope;

import signinghelper.formats.document.Source;
import signinghelper.testkit.authority.TestKey;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Program that writes and opens an envelope of 64 MiB of zeros, for a process with less memory than that. */
final class LargeEnvelope {
    static final long SIZE = 64L << 20;

    private LargeEnvelope() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var recipient = TestRecipient.of(TestKey.valueOf(arguments[1]));
        var file = folder.resolve("envelope");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var writer = EnvelopeWriter.to(List.of(recipient.certificate()));
            (arguments.length > 2 ? writer.withIntegrity() : writer).write(Zeros::new, out);
        }
        try (var opened = Envelope.read(Source.ofFile(file)).open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            System.out.println("OPENED " + count(in));
        }
    }

    private static long count(InputStream in) throws IOException {
        var count = 0L;
        var buffer = new byte[8192];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left = SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
