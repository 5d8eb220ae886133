package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.Task;

/** Command that receives a part of content that is too large for one frame. */
public final class ContentPutCommand implements Command<ContentPutCommand.Arguments, ContentStore.Received> {
    private static final int MOST_IN_A_PART = 512 * 1024;

    /**
     * Part of a document.
     *
     * @param content left out with the first part
     * @param size bytes of the whole, with the first part alone; null when the page does not know it
     * @param data Base64; at most 512 KiB before encoding
     */
    public record Arguments(
            @Nullable ContentId content,
            long offset,
            @Nullable Long size,
            String data,
            boolean last) {
        public Arguments {
            if (offset < 0 || Bytes.fromBase64(data).length() > MOST_IN_A_PART) {
                throw new IllegalArgumentException("not a part");
            }
            if (size != null && (content != null || size < 0)) {
                throw new IllegalArgumentException("size");
            }
        }
    }

    private final ContentStore contents;

    public ContentPutCommand(ContentStore contents) {
        this.contents = contents;
    }

    @Override
    public Method method() {
        return Method.CONTENT_PUT;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public ContentStore.Received run(Arguments arguments, Session session, Task task) throws Refusal {
        if (arguments.size() != null) {
            contents.expect(session, arguments.size());
        }
        return contents.put(
                session, arguments.content(), arguments.offset(), Bytes.fromBase64(arguments.data()), arguments.last());
    }
}
