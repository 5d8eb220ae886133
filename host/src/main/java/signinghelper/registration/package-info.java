/** Tells a browser where the host is. */
@NullMarked
package signinghelper.registration;

import org.jspecify.annotations.NullMarked;
