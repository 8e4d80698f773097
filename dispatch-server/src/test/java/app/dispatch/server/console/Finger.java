package app.dispatch.server.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** One finger on a screen, as the browser is told of it: what it does, scrolling too, is up to the browser. */
final class Finger {
    private static final int MOVES = 12;

    private final CDPSession screen;
    private double x;
    private double y;

    Finger(Page page) {
        screen = page.context().newCDPSession(page);
    }

    void down(Locator on) {
        BoundingBox box = on.boundingBox();
        x = box.x + box.width / 2;
        y = box.y + box.height / 2;
        tell("touchStart");
    }

    void moveTo(double toX, double toY) {
        double right = (toX - x) / MOVES;
        double down = (toY - y) / MOVES;
        for (int n = 0; n < MOVES; n++) {
            x += right;
            y += down;
            tell("touchMove");
        }
    }

    void up() {
        tell("touchEnd");
    }

    private void tell(String type) {
        JsonArray points = new JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }
}
