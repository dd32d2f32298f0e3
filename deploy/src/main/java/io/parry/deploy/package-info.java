/**
 * The event's door: the Lambda handler that takes an event from the queue to the engine comes here with the deployment
 * story.
 */
@NullMarked
package io.parry.deploy;

import org.jspecify.annotations.NullMarked;
