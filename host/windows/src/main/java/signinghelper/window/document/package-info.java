/** Documents to be signed: their table, and the viewer that the user opens. */
@NullMarked
package signinghelper.window.document;

import org.jspecify.annotations.NullMarked;
