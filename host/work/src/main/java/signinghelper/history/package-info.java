/** The history of the user's own signatures: on this computer, for this user, and only after they have asked for it. */
@NullMarked
package signinghelper.history;

import org.jspecify.annotations.NullMarked;
