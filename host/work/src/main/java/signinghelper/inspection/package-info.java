/** Inspection of files: their kind, the encoding of their text, and damage, determined from their bytes alone. */
@NullMarked
package signinghelper.inspection;

import org.jspecify.annotations.NullMarked;
