/** Remote support: the log, and the bundle that a user may send to a support desk, redacted. */
@NullMarked
package signinghelper.support;

import org.jspecify.annotations.NullMarked;
