module dev.usher.it {
    requires dev.usher;
}
