/** The event's door: the Lambda function that takes what it is asked to the engine. */
@NullMarked
package io.parry.deploy;

import org.jspecify.annotations.NullMarked;
