package signinghelper.formats.document;

import java.io.IOException;
import java.io.InputStream;

/** Source that is read for a limited time, with all that is made of it. */
record LimitedSource(Source source, TimeLimit limit) implements Source {
    @Override
    public InputStream open() throws IOException {
        return limit.over(source.open());
    }
}
