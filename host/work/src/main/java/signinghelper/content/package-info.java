/** Content that a page has put for signing: private files that are deleted with their session. */
@NullMarked
package signinghelper.content;

import org.jspecify.annotations.NullMarked;
