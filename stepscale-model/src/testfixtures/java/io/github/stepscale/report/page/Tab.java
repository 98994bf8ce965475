package io.github.stepscale.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A page in the browser: opens it, drives it as a person would, and keeps what it complains of and asks the network for. */
public final class Tab implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private final CompletableFuture<WebSocket> socket;
    private String session = "";

    Tab(Chromium browser) throws Exception {
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(browser.address(), this);
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** What errors, warnings and exceptions said. */
    public List<String> complaints() {
        return complaints;
    }

    /** Every address that was asked for, that of the page among them. */
    List<String> requests() {
        return requests;
    }

    public void size(int width, int height, boolean phone) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
        call("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    }

    public void scheme(String scheme) throws Exception {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Opens a page and waits until it says that it is ready. */
    public void open(Path page) throws Exception {
        call("Page.navigate", Map.of("url", page.toAbsolutePath().toUri().toString()));
        await("document.documentElement !== null && document.documentElement.dataset.ready !== undefined");
    }

    public JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.path("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    public void await(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!evaluate(condition).asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never so: " + condition + "; " + complaints);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    public void mouse(String type, double x, double y, int clicks, int modifiers) throws Exception {
        boolean pressed = !type.equals("mouseMoved") || clicks > 0;
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type", type,
                        "x", x,
                        "y", y,
                        "button", pressed ? "left" : "none",
                        "buttons", type.equals("mouseReleased") || !pressed ? 0 : 1,
                        "clickCount", clicks,
                        "modifiers", modifiers));
    }

    public void wheel(double x, double y, int deltaY) throws Exception {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", deltaY));
    }

    /** A finger that is put down, moved sideways and lifted. */
    public void swipe(double from, double to, double y) throws Exception {
        touch("touchStart", List.of(Map.of("x", from, "y", y)));
        for (int i = 1; i <= 4; i++) {
            touch("touchMove", List.of(Map.of("x", from + (to - from) * i / 4, "y", y)));
        }
        touch("touchEnd", List.of());
    }

    private void touch(String type, List<?> points) throws Exception {
        call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    /** Presses and releases a key; {@code text} is what it writes, if it does. */
    public void key(String key, String text, int modifiers) throws Exception {
        Map<String, Object> down = Map.of("type", "keyDown", "key", key, "text", text, "modifiers", modifiers);
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "modifiers", modifiers));
    }

    public void screenshot(Path file, boolean whole) throws Exception {
        String data = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole))
                .path("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(message.toString());
            message.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.join().abort();
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
        call.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            call.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.join().sendText(call.toString(), true).join();
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    private void receive(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.has("id")) {
                answer(node);
            } else {
                event(node.path("method").asText(), node.path("params"));
            }
        } catch (IOException unreadable) {
            complaints.add(unreadable.toString());
        }
    }

    private void answer(JsonNode node) {
        CompletableFuture<JsonNode> waiting = answers.remove(node.path("id").asInt());
        if (node.has("error")) {
            waiting.completeExceptionally(new IOException(node.path("error").toString()));
        } else {
            waiting.complete(node.path("result"));
        }
    }

    private void event(String method, JsonNode parameters) {
        switch (method) {
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" ->
                complaints.add(parameters.path("args").toString());
            case "Log.entryAdded" -> complaints.add(parameters.path("entry").toString());
            default -> {}
        }
    }
}
