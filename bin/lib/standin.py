#!/usr/bin/env python3
"""AWS as far as a start of the function needs it: a trail that can be started, a topic, and a journal that is empty.

Prints its port. GET answers with the calls since the last GET, each with its time, and forgets them. Ends with whoever
has started it.
"""
import http.server, json, os, sys, threading, time

calls, state = [], {"logging": False}


def answer(operation, journal):
    units = {"TableName": "journal", "CapacityUnits": 1}
    if journal:
        if operation == "TransactWriteItems":
            return {"ConsumedCapacity": [units]}
        if operation == "Query":
            return {"Items": [], "Count": 0, "ScannedCount": 0, "ConsumedCapacity": units}
        return {"ConsumedCapacity": units}
    if operation == "StartLogging":
        state["logging"] = True
    return {"IsLogging": state["logging"]} if operation == "GetTrailStatus" else {}


class Aws(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # headers and body in one packet, or each answer waits for an acknowledgement
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        target = self.headers.get("X-Amz-Target", "")
        form = body.decode("utf-8", "replace")
        operation = target.split(".")[-1] if target else form.split("Action=")[-1].split("&")[0]
        calls.append((time.time(), operation))
        if target:
            self.say(json.dumps(answer(operation, target.startswith("DynamoDB"))), "application/x-amz-json-1.0")
        else:
            self.say(
                '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>'
                "<MessageId>m</MessageId></PublishResult></PublishResponse>",
                "text/xml",
            )

    def do_GET(self):
        told = json.dumps(calls)
        calls.clear()
        state["logging"] = False
        self.say(told, "application/json")

    def say(self, text, kind):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Aws)
print(server.server_address[1], flush=True)
parent = os.getppid()


def end_with_parent():
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
server.serve_forever()
