/** Best known time and its uncertainty. All other code in the host gets the time from here. */
@NullMarked
package signinghelper.clock;

import org.jspecify.annotations.NullMarked;
