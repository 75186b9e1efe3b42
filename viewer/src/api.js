// Questions to the server.

/** Ask for JSON; the error is a sentence for the reader. */
export async function ask(path, query = {}, options = {}) {
  return (await request(path, query, options)).json();
}

/** Ask for bytes; returns them with the headers. */
export async function askBytes(path, query = {}, options = {}) {
  const response = await request(path, query, options);
  return { headers: response.headers, buffer: await response.arrayBuffer() };
}

async function request(path, query, options) {
  const tail = new URLSearchParams(query).toString();
  const address = `/api/${path.map(encodeURIComponent).join("/")}${tail ? `?${tail}` : ""}`;
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server does not answer: was `tilflow view` stopped?");
  }
  if (!response.ok) {
    const { error } = await response.json().catch(() => ({}));
    throw new Error(error ?? `The server answered ${response.status}.`);
  }
  return response;
}

let study;

/** The study's patients and tables, asked for once. */
export function getStudy() {
  study ??= ask(["study"]).catch((error) => {
    study = undefined;
    throw error;
  });
  return study;
}
