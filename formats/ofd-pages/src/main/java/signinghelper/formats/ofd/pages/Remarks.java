package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePart;

import java.awt.image.BufferedImage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/** Collector of all that has to be said beside the picture of one page, while it is read and painted. */
final class Remarks {
    private static final Logger LOG = System.getLogger(Remarks.class.getName());

    private final Set<PagePart> undrawn = EnumSet.noneOf(PagePart.class);
    private final Set<PagePart> doubtful = EnumSet.noneOf(PagePart.class);
    private @Nullable UndrawableException limit;

    /** Remarks on things of one kind. */
    record On(Remarks all, PagePart part) {

        /** Notes that other readers may show it otherwise. */
        void doubtful(String why) {
            all.doubtful(part, why);
        }

        /** Notes that it is missing, and goes on. */
        void undrawn(UndrawableException why) {
            all.undrawn(part, why);
        }
    }

    On on(PagePart part) {
        return new On(this, part);
    }

    void doubtful(PagePart part, String why) {
        LOG.log(Level.DEBUG, "other readers may differ: {0} {1}", part, why);
        doubtful.add(part);
    }

    void undrawn(PagePart part, UndrawableException why) {
        LOG.log(Level.DEBUG, "not drawn: {0} {1}", part, why.getMessage());
        undrawn.add(part);
        if (why.isLimit() && limit == null) {
            limit = why;
        }
    }

    /** A page beyond a limit could lack anything, so it is not drawn at all. */
    void requireWithinLimits() throws UndrawableException {
        if (limit != null) {
            throw limit;
        }
    }

    /** Returns true when neither a thing is missing nor doubtful. */
    boolean isEmpty() {
        return undrawn.isEmpty() && doubtful.isEmpty();
    }

    DrawnPage with(BufferedImage picture) {
        return new DrawnPage(picture, undrawn, doubtful);
    }

    /** Adds the remarks on a document that is one thing on this page. */
    void add(Remarks inner, PagePart part) {
        if (!inner.undrawn.isEmpty()) {
            undrawn.add(part);
        }
        if (!inner.doubtful.isEmpty()) {
            doubtful.add(part);
        }
    }
}
