package io.tongchou.ledger.reference;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import io.tongchou.ledger.book.RefusalCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The module's sources, parsed and not compiled: what is said of a class in its Javadoc, and which refusals and events the code
 * behind a command can come to. Calls are followed by name: into the class that is named, else within the package.
 */
final class Sources {

    /**
     * A class as it is written.
     *
     * @param name as {@link Class#getName()} gives it
     * @param doc its Javadoc without the tags, as Markdown
     * @param fields what the Javadoc says of each component, or of each value
     */
    private record Source(String name, String doc, Map<String, String> fields, ClassTree tree) {

        List<MethodTree> methods(String method) {
            return tree.getMembers().stream()
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(declared -> declared.getName().contentEquals(method))
                    .toList();
        }

        String packageName() {
            return name.substring(0, name.lastIndexOf('.'));
        }

        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** What the code behind a command can come to. */
    record Reach(Set<RefusalCode> refusals, Set<String> events) {}

    private final Map<String, Source> sources = new HashMap<>();

    Sources(Path root) {
        try (StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> paths = Files.walk(root)) {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            files,
                            null,
                            List.of("-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    paths.filter(path -> path.toString().endsWith(".java"))
                                            .toList()));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, String>() {
                    @Override
                    public Void visitClass(ClassTree tree, String prefix) {
                        String name = prefix + tree.getSimpleName();
                        sources.put(name, source(name, tree, trees.getDocComment(getCurrentPath())));
                        return super.visitClass(tree, name + "$");
                    }

                    @Override
                    public Void visitVariable(VariableTree tree, String prefix) {
                        String comment = trees.getDocComment(getCurrentPath());
                        if (comment != null) {
                            sources.get(prefix.substring(0, prefix.length() - 1))
                                    .fields
                                    .put(tree.getName().toString(), markdown(comment));
                        }
                        return null;
                    }
                }.scan(new TreePath(unit), unit.getPackageName() + ".");
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + root, e);
        }
    }

    private static Source source(String name, ClassTree tree, String comment) {
        String[] tags = (comment == null ? "" : comment).split("(?m)^\\s*@");
        Map<String, String> fields = new HashMap<>();
        Arrays.stream(tags).skip(1).map(tag -> tag.split("\\s+", 3)).forEach(tag -> {
            if (tag[0].equals("param")) {
                fields.put(tag[1], markdown(tag[2]));
            }
        });
        return new Source(name, markdown(tags[0]), fields, tree);
    }

    private static String markdown(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link (?:[\\w.]*[.#])?(\\w+)[^}]*}", "`$1`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What the Javadoc of a class says of it; empty where it says nothing. */
    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(sources.get(type.getName())).map(Source::doc).filter(Predicate.not(String::isEmpty));
    }

    /** What the Javadoc says of one of a record's components, or of one of an enumeration's values. */
    Optional<String> of(Class<?> type, String field) {
        return Optional.ofNullable(sources.get(type.getName()))
                .flatMap(source -> Optional.ofNullable(source.fields.get(field)));
    }

    /** The classes below a package that declare a method of that name. */
    Set<String> declaring(String method, String packageName) {
        Set<String> names = new TreeSet<>();
        sources.values().stream()
                .filter(source -> source.name.startsWith(packageName + ".")
                        && !source.methods(method).isEmpty())
                .forEach(source -> names.add(source.name));
        return names;
    }

    /** The refusals that are named anywhere in a package itself. */
    Set<RefusalCode> refusalsNamedIn(String packageName) {
        Walk walk = new Walk();
        sources.values().stream()
                .filter(source -> source.packageName().equals(packageName))
                .filter(source -> source.tree.getKind() != Tree.Kind.ENUM)
                .forEach(source -> walk.scan(source.tree, source));
        return walk.refusals;
    }

    /** What a command's {@code decide} can come to. */
    Reach reach(Class<?> command) {
        Walk walk = new Walk();
        walk.follow(sources.get(command.getName()), "decide");
        return new Reach(walk.refusals, walk.events);
    }

    private final class Walk extends TreeScanner<Void, Source> {

        private final Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
        private final Set<String> events = new TreeSet<>();
        private final Map<String, String> variables = new HashMap<>();
        private final Set<MethodTree> seen = new HashSet<>();

        private void follow(Source source, String method) {
            source.methods(method).stream().filter(seen::add).forEach(found -> scan(found, source));
        }

        /** Where a method may stand that is called on this: in the class that is named, beside this one, or in this one. */
        private List<Source> holders(Source here, String on) {
            return sources.values().stream()
                    .filter(source -> on.isEmpty()
                            ? source == here
                            : on.matches("[A-Z]\\w*")
                                    ? source.simpleName().equals(on)
                                    : source.packageName().equals(here.packageName()))
                    .toList();
        }

        private void call(String select, Source here) {
            holders(here, on(select)).forEach(holder -> follow(holder, method(select)));
        }

        private static String on(String select) {
            return select.substring(0, Math.max(0, select.lastIndexOf('.')));
        }

        private static String method(String select) {
            return select.substring(select.lastIndexOf('.') + 1);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Source here) {
            String select = call.getMethodSelect().toString();
            call(select, here);
            if (select.equals("Decision.accept")) {
                accepted(call.getArguments().getFirst(), here);
            }
            return super.visitMethodInvocation(call, here);
        }

        /** The event that is accepted: made in place, by a method, or before. */
        private void accepted(ExpressionTree event, Source here) {
            if (event instanceof NewClassTree creation) {
                events.add(creation.getIdentifier().toString());
            } else if (event instanceof MethodInvocationTree call) {
                String select = call.getMethodSelect().toString();
                holders(here, on(select)).stream()
                        .flatMap(holder -> holder.methods(method(select)).stream())
                        .forEach(maker -> events.add(maker.getReturnType().toString()));
            } else {
                events.add(variables.getOrDefault(event.toString(), ""));
            }
        }

        @Override
        public Void visitVariable(VariableTree variable, Source here) {
            variables.put(variable.getName().toString(), String.valueOf(variable.getType()));
            return super.visitVariable(variable, here);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Source here) {
            call(reference.getQualifierExpression() + "." + reference.getName(), here);
            return super.visitMemberReference(reference, here);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Source here) {
            if (select.getExpression().toString().equals("RefusalCode")) {
                Stream.of(RefusalCode.values())
                        .filter(code -> select.getIdentifier().contentEquals(code.name()))
                        .forEach(refusals::add);
            }
            return super.visitMemberSelect(select, here);
        }
    }
}
