package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.formats.document.Content;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.GivenDocument;
import signinghelper.work.OpeningOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Content in a request, with a title: exactly one of the bytes and their name in the host.
 *
 * @param title shown to the user; 1 to 300 characters
 * @param content Base64
 * @param contentId from {@code content.put}, complete
 */
public record TitledContent(
        String title, @Nullable String content, @Nullable ContentId contentId) {
    private static final int MOST_IN_TITLE = 300;

    public TitledContent {
        if (title.isEmpty() || title.length() > MOST_IN_TITLE) {
            throw new IllegalArgumentException("title");
        }
        new GivenContent(content, contentId);
    }

    /**
     * Finds the content.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}
     */
    Content find(ContentStore contents, Session session) throws Refusal {
        return new GivenContent(content, contentId).find(contents, session);
    }

    /** Copies a list of 1 to {@value OpeningOrder#MOST_ENVELOPES}. */
    static List<TitledContent> required(List<TitledContent> given) {
        if (given.isEmpty() || given.size() > OpeningOrder.MOST_ENVELOPES) {
            throw new IllegalArgumentException("1 to " + OpeningOrder.MOST_ENVELOPES);
        }
        var ids = given.stream()
                .map(TitledContent::contentId)
                .filter(Objects::nonNull)
                .toList();
        if (ids.size() != Set.copyOf(ids).size()) {
            throw new IllegalArgumentException("one content twice");
        }
        return List.copyOf(given);
    }

    /** Deletes what was put for a request that has succeeded: it would take room until the session ends. */
    static void forgetAll(List<TitledContent> given, ContentStore contents, Session session) {
        given.stream()
                .map(TitledContent::contentId)
                .filter(Objects::nonNull)
                .forEach(id -> contents.forget(session, id));
    }

    /**
     * Finds all documents or envelopes of a request.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}
     */
    static List<GivenDocument> findAll(List<TitledContent> given, ContentStore contents, Session session)
            throws Refusal {
        var found = new ArrayList<GivenDocument>();
        for (var one : given) {
            found.add(new GivenDocument(one.title(), one.find(contents, session)));
        }
        return found;
    }
}
