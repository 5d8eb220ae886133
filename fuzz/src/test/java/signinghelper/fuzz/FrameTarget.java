package signinghelper.fuzz;

import signinghelper.protocol.BrokenFrameException;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Frames of native messaging and the requests in them: each is read, or refused. */
public final class FrameTarget implements Target {
    private static final RequestReader READER = new RequestReader(new WireFormat());

    @Override
    public void read(byte[] stream) throws IOException {
        var frames = new NativeMessageStream(new ByteArrayInputStream(stream), OutputStream.nullOutputStream());
        try {
            for (var frame = frames.read(); frame.isPresent(); frame = frames.read()) {
                readRequest(frame.get());
            }
        } catch (BrokenFrameException refused) {
            // A refusal is an answer.
        }
    }

    private static void readRequest(byte[] frame) {
        try {
            READER.read(frame);
        } catch (MalformedRequestException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws IOException {
        return new ArgumentsTarget().seeds().map(FrameTarget::framed);
    }

    private static byte[] framed(byte[] request) {
        var out = new ByteArrayOutputStream();
        try {
            new NativeMessageStream(new ByteArrayInputStream(new byte[0]), out).write(request);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
