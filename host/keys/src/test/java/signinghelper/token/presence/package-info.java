@NullMarked
package signinghelper.token.presence;

import org.jspecify.annotations.NullMarked;
