/** Libraries of U-Key vendors that are installed on this computer, in places that administrators alone write. */
@NullMarked
package signinghelper.discovery;

import org.jspecify.annotations.NullMarked;
