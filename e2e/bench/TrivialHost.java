import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A native-messaging host that says hello and nothing more: what any host in Java costs. */
final class TrivialHost {
    private TrivialHost() {}

    public static void main(String[] arguments) throws IOException {
        var hello = "{\"jsonrpc\":\"2.0\",\"method\":\"hello\"}".getBytes(StandardCharsets.US_ASCII);
        var frame = ByteBuffer.allocate(Integer.BYTES + hello.length).order(ByteOrder.nativeOrder());
        new FileOutputStream(FileDescriptor.out).write(frame.putInt(hello.length).put(hello).array());
        new FileInputStream(FileDescriptor.in).read();
    }
}
