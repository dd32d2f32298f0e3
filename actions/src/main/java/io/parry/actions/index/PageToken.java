package io.parry.actions.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The member of an answer that, given back as a parameter, brings the next page.
 *
 * @param from the answer's member, in Java's spelling, joined by dots: {@code nextToken},
 *     {@code distributionList.nextMarker}
 * @param to the parameter, in Java's spelling
 */
public record PageToken(String from, String to) {
    /** Parameter and member as services name them; of two that share a parameter the first is meant. */
    private static final List<PageToken> KNOWN = List.of(
            new PageToken("NextToken", "NextToken"),
            new PageToken("NextForwardToken", "NextToken"),
            new PageToken("NextMarker", "Marker"),
            new PageToken("Marker", "Marker"),
            new PageToken("NextMarker", "NextMarker"),
            new PageToken("Position", "Position"),
            new PageToken("PaginationToken", "PaginationToken"),
            new PageToken("NextPageToken", "NextPageToken"),
            new PageToken("NextPageToken", "PageToken"),
            new PageToken("LastEvaluatedKey", "ExclusiveStartKey"),
            new PageToken("LastEvaluatedTableName", "ExclusiveStartTableName"),
            new PageToken("LastEvaluatedBackupArn", "ExclusiveStartBackupArn"),
            new PageToken("NextContinuationToken", "ContinuationToken"),
            new PageToken("ContinuationToken", "ContinuationToken"),
            new PageToken("NextKeyMarker", "KeyMarker"),
            new PageToken("NextVersionIdMarker", "VersionIdMarker"),
            new PageToken("NextUploadIdMarker", "UploadIdMarker"),
            new PageToken("NextPartNumberMarker", "PartNumberMarker"));

    /** The tokens that lead on, given all parameters and all members of the answer (nested ones with a dot). */
    static List<PageToken> among(Collection<String> parameters, Collection<String> members) {
        var found = new ArrayList<PageToken>();
        for (var known : KNOWN) {
            for (var to : parameters) {
                if (to.equalsIgnoreCase(known.to) && found.stream().noneMatch(token -> token.to.equals(to))) {
                    members.stream()
                            .filter(from -> lastName(from).equalsIgnoreCase(known.from))
                            .findFirst()
                            .ifPresent(from -> found.add(new PageToken(from, to)));
                }
            }
        }
        return found;
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** As a cell of the index has it. */
    static PageToken parse(String cell) {
        int arrow = cell.indexOf('>');
        return new PageToken(cell.substring(0, arrow), cell.substring(arrow + 1));
    }

    String cell() {
        return from + ">" + to;
    }
}
