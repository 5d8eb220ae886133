/** Window with the pages of a document, as they are signed. */
@NullMarked
package signinghelper.window.preview;

import org.jspecify.annotations.NullMarked;
