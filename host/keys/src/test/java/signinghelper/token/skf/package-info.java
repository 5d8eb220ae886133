@NullMarked
package signinghelper.token.skf;

import org.jspecify.annotations.NullMarked;
