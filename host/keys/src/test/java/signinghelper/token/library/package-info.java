/** Files of linkers and damaged ones. */
@NullMarked
package signinghelper.token.library;

import org.jspecify.annotations.NullMarked;
