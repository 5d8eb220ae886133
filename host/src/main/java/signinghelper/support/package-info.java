/** For those who help from afar: the log, and the bundle that a person may send them, redacted. */
@NullMarked
package signinghelper.support;

import org.jspecify.annotations.NullMarked;
