package signinghelper.window.preview;

import java.util.Optional;

/**
 * Steps from a document that is shown to its neighbours in a list.
 *
 * @param place of the document, from 1
 * @param count of all documents in the list
 * @param previous shows the one before; empty where none can be shown
 * @param next shows the one after; empty where none can be shown
 */
public record FileSteps(int place, int count, Optional<Runnable> previous, Optional<Runnable> next) {}
