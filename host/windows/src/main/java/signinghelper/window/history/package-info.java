/** The history of the user's own signatures, as the helper window shows it. */
@NullMarked
package signinghelper.window.history;

import org.jspecify.annotations.NullMarked;
