/** Windows that ask for a certificate or a PIN, or change a PIN. */
@NullMarked
package signinghelper.window.pin;

import org.jspecify.annotations.NullMarked;
