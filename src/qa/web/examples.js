/** Questions that the shipped sources answer; the empty page offers them. */
export const EXAMPLES = [
  "How long did Mike Pompeo stay at Ashraf 3?",
  "Who is the prime minister of Albania?",
  "At which airport was Qassem Soleimani killed?",
  "Which endpoint tells me that the service is ready?",
];
