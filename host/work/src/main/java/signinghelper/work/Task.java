package signinghelper.work;

import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;

import java.util.Objects;

/**
 * Work that an asker wants, and the connection to the asker meanwhile.
 *
 * @param language of the windows that it opens
 * @param cancellation ends it from outside
 * @param news receives progress and finished results
 */
public record Task(Asker asker, Language language, Cancellation cancellation, News.Listener news) {

    public Task {
        Objects.requireNonNull(asker);
        Objects.requireNonNull(language);
        Objects.requireNonNull(cancellation);
        Objects.requireNonNull(news);
    }

    /**
     * Sends news to the asker.
     *
     * @throws Refusal as {@link News.Listener#hear}
     */
    public void tell(News what) throws Refusal {
        news.hear(what);
    }

    /**
     * Reports that the task has reached {@code stage}.
     *
     * @throws Refusal as {@link News.Listener#hear}
     */
    public void tell(News.Stage stage) throws Refusal {
        tell(new News.Progress(stage));
    }

    /**
     * Returns unless the task has been ended.
     *
     * @throws Refusal the reason, if it has been
     */
    public void check() throws Refusal {
        cancellation.check();
    }
}
