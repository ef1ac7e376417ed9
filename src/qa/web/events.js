/** Server-sent events from a reply to a POST, which an EventSource cannot make. */

/**
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<{name: string, content: any}>} each as soon as it has arrived
 */
export async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const events = (waiting + piece.value).split("\n\n");
    waiting = events.pop();
    yield* events.map(event);
  }
}

/** @param {string} text "event: report\ndata: {}" */
function event(text) {
  const lines = text.split("\n").map((line) => line.split(/: (.*)/s));
  const { event: name, data } = Object.fromEntries(lines.map(([field, value]) => [field, value]));
  return { name, content: JSON.parse(data) };
}
