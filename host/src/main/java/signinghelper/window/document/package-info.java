/** Documents about to be signed: their table, and one that the user opens. */
@NullMarked
package signinghelper.window.document;

import org.jspecify.annotations.NullMarked;
