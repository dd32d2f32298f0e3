package io.parry.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The states of an I-Regexp's automaton (Thompson's construction), built from the end to the beginning. */
final class PatternStates {
    /** {@code (a{1000}){1000}} is a short text and a large automaton. */
    static final int MOST = 5_000;

    private sealed interface State {
        record Accept() implements State {}

        record Take(IntPredicate characters, int next) implements State {}

        record Edge(boolean atStart, int next) implements State {}

        record Fork(int next, int other) implements State {}
    }

    private final List<State> states = new ArrayList<>();
    private int start;
    private int built;

    private PatternStates() {}

    static PatternStates of(PatternPart part) {
        var states = new PatternStates();
        states.start = states.build(part, states.add(new State.Accept()));
        return states;
    }

    /** Builds that part so that it goes on to {@code next}; gives where it begins. */
    private int build(PatternPart part, int next) {
        if (++built > MOST) {
            throw tooLarge();
        }
        return switch (part) {
            case PatternPart.One one -> add(new State.Take(one.characters(), next));
            case PatternPart.Edge edge -> add(new State.Edge(edge.atStart(), next));
            case PatternPart.Sequence sequence -> sequence(sequence, next);
            case PatternPart.Choice choice -> choice(choice, next);
            case PatternPart.Repeat repeat -> repeat(repeat, next);
        };
    }

    private int sequence(PatternPart.Sequence sequence, int next) {
        int begin = next;
        for (var part : sequence.parts().reversed()) {
            begin = build(part, begin);
        }
        return begin;
    }

    private int choice(PatternPart.Choice choice, int next) {
        int begin = build(choice.branches().getLast(), next);
        for (var branch :
                choice.branches().reversed().subList(1, choice.branches().size())) {
            begin = add(new State.Fork(build(branch, next), begin));
        }
        return begin;
    }

    private int repeat(PatternPart.Repeat repeat, int next) {
        int begin = repeat.most() < 0 ? endless(repeat.part(), next) : optional(repeat, next);
        for (int i = 0; i < repeat.least(); i++) {
            begin = build(repeat.part(), begin);
        }
        return begin;
    }

    private int endless(PatternPart part, int next) {
        int fork = add(new State.Accept());
        states.set(fork, new State.Fork(build(part, fork), next));
        return fork;
    }

    private int optional(PatternPart.Repeat repeat, int next) {
        int begin = next;
        for (int i = repeat.least(); i < repeat.most(); i++) {
            begin = add(new State.Fork(build(repeat.part(), begin), next));
        }
        return begin;
    }

    private int add(State state) {
        if (states.size() >= MOST) {
            throw tooLarge();
        }
        states.add(state);
        return states.size() - 1;
    }

    static EvaluationFailed tooLarge() {
        return new EvaluationFailed("wrong-value", "the pattern is too large: at most " + MOST + " states");
    }

    int start() {
        return start;
    }

    Active none() {
        return new Active();
    }

    /** The states that the automaton is in at one place of the text. */
    final class Active {
        private final int[] members = new int[states.size()];
        private final boolean[] isMember = new boolean[states.size()];
        private int size;

        Active clear() {
            Arrays.fill(isMember, false);
            size = 0;
            return this;
        }

        /** Adds that state, and those that are reached from it without a character. */
        void enter(int state, boolean atStart, boolean atEnd) {
            int from = size;
            add(state);
            for (int i = from; i < size; i++) {
                switch (states.get(members[i])) {
                    case State.Fork fork -> {
                        add(fork.next());
                        add(fork.other());
                    }
                    case State.Edge edge when edge.atStart() ? atStart : atEnd -> add(edge.next());
                    default -> {}
                }
            }
        }

        private void add(int state) {
            if (!isMember[state]) {
                isMember[state] = true;
                members[size++] = state;
            }
        }

        /** Where that character leads from here; {@code atEnd} when it is the text's last. */
        void step(int character, Active next, boolean atEnd) {
            for (int i = 0; i < size; i++) {
                if (states.get(members[i]) instanceof State.Take take
                        && take.characters().test(character)) {
                    next.enter(take.next(), false, atEnd);
                }
            }
        }

        /** The automaton's only accepting state is its first. */
        boolean accepts() {
            return isMember[0];
        }
    }
}
