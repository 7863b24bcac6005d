import json, math, random, sys

config, seed, out = json.load(open(sys.argv[1])), int(sys.argv[2]), sys.argv[3]
rate = float(config["learning_rate"])
noise = random.Random("%s %d" % (sorted(config.items()), seed))
end = 0.94 if rate <= 0.1 else 0.61
with open(out + "/log.csv", "w") as log:
    log.write("epoch,loss,val_loss,val_accuracy\n")
    for epoch in range(20):
        learned = 1 - math.exp(-epoch / 3)
        loss = 2 - 1.9 * end * learned + noise.gauss(0, 0.005)
        accuracy = 0.2 + (end - 0.2) * learned + noise.gauss(0, 0.005)
        log.write("%d,%f,%f,%f\n" % (epoch, loss, loss + 0.05, accuracy))
with open(out + "/model.txt", "w") as model:
    model.write("rate %s seed %d\n" % (rate, seed))
json.dump({"trivial": {"validation accuracy": 0.2}, "trained_examples": 1000,
           "seconds_per_example": 0.001, "model": "model.txt"}, open(out + "/result.json", "w"))
