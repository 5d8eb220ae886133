/** Installed host with a profile of its own and U-Keys of software, in one folder. */
@NullMarked
package signinghelper.testkit.stage;

import org.jspecify.annotations.NullMarked;
