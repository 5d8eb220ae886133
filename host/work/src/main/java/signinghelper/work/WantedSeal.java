package signinghelper.work;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Seal that a document is to show. Lengths are millimetres from the top left corner of a page as it is shown.
 *
 * @param places at least one
 */
public record WantedSeal(List<Place> places) {
    private static final int MOST_PLACES = 100;
    private static final int MOST_IN_KEYWORD = 100;

    /** Place as the asker describes it, before pages and seal are known. */
    public sealed interface Place {

        /** Returns the size that is wanted; null for the picture's own. */
        @Nullable
        Size size();

        /** Returns true when the user may put the seal elsewhere. */
        boolean isMovable();
    }

    /**
     * Size other than the picture's own.
     *
     * @param width above 0
     * @param height above 0
     */
    public record Size(double width, double height) {
        public Size {
            if (!(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("size of a seal");
            }
        }
    }

    /**
     * Corner on one page.
     *
     * @param page from 1; -1 is the last one, -2 the one before it
     * @param size null for the picture's own
     * @param isMovable true when the user may put the seal elsewhere
     */
    public record OnPage(
            int page, double left, double top, @Nullable Size size, boolean isMovable) implements Place {
        public OnPage {
            if (page == 0 || !Double.isFinite(left) || !Double.isFinite(top)) {
                throw new IllegalArgumentException("place of a seal");
            }
        }
    }

    /**
     * Centre of the first place where a text stands.
     *
     * @param text 1 to 100 characters
     * @param size null for the picture's own
     * @param isMovable true when the user may put the seal elsewhere
     */
    public record AtKeyword(String text, @Nullable Size size, boolean isMovable) implements Place {
        public AtKeyword {
            if (text.isBlank() || text.length() > MOST_IN_KEYWORD) {
                throw new IllegalArgumentException("keyword");
            }
        }
    }

    /**
     * Place that the user has to decide on, in the window.
     *
     * @param size null for the picture's own
     */
    public record Asked(@Nullable Size size) implements Place {
        @Override
        public boolean isMovable() {
            return true;
        }
    }

    /** 骑缝章 (riding seal): strips of the picture along the right edge of all pages. */
    public record Riding() implements Place {
        @Override
        public @Nullable Size size() {
            return null;
        }

        @Override
        public boolean isMovable() {
            return false;
        }
    }

    public WantedSeal {
        places = List.copyOf(places);
        if (places.isEmpty() || places.size() > MOST_PLACES) {
            throw new IllegalArgumentException("1 to " + MOST_PLACES + " places");
        }
    }
}
