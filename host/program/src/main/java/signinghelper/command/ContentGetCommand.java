package signinghelper.command;

import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.Task;

import java.util.Objects;

/** Command that returns a part of a signature that is too large for one frame. */
public final class ContentGetCommand implements Command<ContentGetCommand.Arguments, ContentGetCommand.Result> {

    /**
     * Place of the next part.
     *
     * @param offset bytes that have arrived
     */
    public record Arguments(ContentId content, long offset) {
        public Arguments {
            Objects.requireNonNull(content);
            if (offset < 0) {
                throw new IllegalArgumentException("not an offset");
            }
        }
    }

    /**
     * Part of a signature.
     *
     * @param data Base64; at most 512 KiB before it
     */
    public record Result(String data, boolean last) {}

    private final ContentStore contents;

    public ContentGetCommand(ContentStore contents) {
        this.contents = contents;
    }

    @Override
    public Method method() {
        return Method.CONTENT_GET;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var part = contents.get(session, arguments.content(), arguments.offset());
        return new Result(part.bytes().toBase64(), part.last());
    }
}
