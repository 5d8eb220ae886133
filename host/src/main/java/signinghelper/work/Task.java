package signinghelper.work;

import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;

import java.util.Objects;

/**
 * Piece of work that somebody asks for, and how to reach them meanwhile.
 *
 * @param language of the windows that it opens
 * @param cancellation ends it from outside
 * @param news hears how far it is and what is finished
 */
public record Task(Asker asker, Language language, Cancellation cancellation, News.Listener news) {

    public Task {
        Objects.requireNonNull(asker);
        Objects.requireNonNull(language);
        Objects.requireNonNull(cancellation);
        Objects.requireNonNull(news);
    }

    /**
     * Tells the one who asks.
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
     * Goes on unless the task has been ended.
     *
     * @throws Refusal the reason, if it has been
     */
    public void check() throws Refusal {
        cancellation.check();
    }
}
